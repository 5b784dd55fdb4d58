"""What is told of handing in: the steps, what each template is for, what needs an editor."""

ABOUT_TEMPLATES = (
    "Biểu của xã: một xã, mọi chỉ tiêu; chọn xã để có sẵn tên và tổng số đã báo cáo gần nhất.",
    "Bảng tổng hợp: 69 xã, phường, mọi chỉ tiêu, một ngày.",
    "Bảng dài: mỗi dòng một số liệu, để xuất từ phần mềm khác.",
    "Danh sách phân loại xã: nơi nào thuộc vùng dân tộc thiểu số; chỉ người biên tập nhận.",
)
STEPS = (
    "Kiểm tra: lỗi nào cũng nêu tệp, ô, điều thấy và việc phải làm; tệp sai tải về được với ô sai "
    "đã đánh dấu.",
    "Xem trước: số mới, số thay đổi, số như cũ và xã sẽ thành im lặng; cảnh báo phải có lý do.",
    "Nhận: bấm nút thì số vào hệ thống, các trang đang mở đổi theo. Rút lại được ở Lịch sử nhận.",
    "Khi đang là số liệu mẫu, báo cáo thật đầu tiên thay toàn bộ số mẫu.",
)
FOR_EDITORS = (
    "Tệp có cảnh báo nên cần người biên tập xem và nhận. Hãy sửa cho hết cảnh báo, "
    "bỏ tệp ấy ra, hoặc gửi tệp cho người biên tập."
)
